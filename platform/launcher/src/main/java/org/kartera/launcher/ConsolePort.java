package org.kartera.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Tells the command line on which port Karaf's SSH server listens. The server is left to take any free port, since one
 * that is free now may be taken when it opens it; and it opens another when its configuration changes.
 */
final class ConsolePort implements Runnable {

    private static final long INTERVAL_MILLIS = 250;

    private final ServiceTracker<Object, Object> sshServers;
    private final RunningServer server;
    private final DataFolder data;

    ConsolePort(BundleContext framework, RunningServer server, DataFolder data) {
        this.sshServers = new ServiceTracker<>(framework, "org.apache.sshd.server.SshServer", null);
        this.server = server;
        this.data = data;
    }

    @Override
    public void run() {
        sshServers.open();
        int known = 0;
        try {
            while (true) {
                int port = port(sshServers.getService());
                if (port != known) {
                    server.withConsole(port).describeIn(data);
                    known = port;
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By reflection: the class of the server lives in a bundle, out of sight of the launcher. */
    private static int port(@Nullable Object sshServer) {
        try {
            return sshServer == null
                    ? 0
                    : (int) sshServer.getClass().getMethod("getPort").invoke(sshServer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("An SSH server has a port", e);
        }
    }
}
