package org.kartera.persistence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A port before a server, that can be shut and opened: shut, it refuses connections and has cut those that were there. Held, it takes everything and passes
 * nothing on, as before a server that hangs.
 */
public final class Gate implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object passage = new Object();
    private boolean held;
    private @Nullable ServerSocket entry;

    public Gate(int target) throws IOException {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public void open() throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        entry = listening;
        start(() -> accept(listening));
    }

    public void shut() throws IOException {
        release();
        if (entry != null) {
            entry.close();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket guest = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(guest);
                sockets.add(server);
                start(() -> pump(guest, server));
                start(() -> pump(server, guest));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Passes nothing on until it is {@link #release released}. */
    public void hold() {
        synchronized (passage) {
            held = true;
        }
    }

    public void release() {
        synchronized (passage) {
            held = false;
            passage.notifyAll();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                to) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitPassage();
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // the gate was shut
        }
    }

    private void awaitPassage() {
        synchronized (passage) {
            while (held) {
                try {
                    passage.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void start(Runnable step) {
        Thread thread = new Thread(step, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
