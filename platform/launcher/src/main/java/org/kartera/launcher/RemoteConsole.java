package org.kartera.launcher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** The console of a running server, entered with the key in its data folder. */
final class RemoteConsole implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<ClientChannelEvent> CLOSED = EnumSet.of(ClientChannelEvent.CLOSED);

    private final SshClient client;
    private final ClientSession session;

    private RemoteConsole(SshClient client, ClientSession session) {
        this.client = client;
        this.session = session;
    }

    static boolean isOpen(RunningServer server) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.consolePort())) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    static RemoteConsole of(RunningServer server, DataFolder data) throws IOException, GeneralSecurityException {
        KeyPair key = KeyFile.read(data.consoleKey());
        PublicKey host = KeyFile.read(data.hostKey()).getPublic();
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, offered) -> host.equals(offered));
        client.start();
        try {
            ClientSession session = client.connect(RunningServer.CONSOLE_USER, HOST, server.consolePort())
                    .verify(PATIENCE)
                    .getSession();
            session.addPublicKeyIdentity(key);
            session.auth().verify(PATIENCE);
            return new RemoteConsole(client, session);
        } catch (IOException e) {
            client.stop();
            throw e;
        }
    }

    /** Runs one command without a terminal, passes on what it writes, and returns its exit status. */
    int run(String command) throws IOException {
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setIn(InputStream.nullInputStream());
            return converse(channel, new PlainOutput(System.out), new PlainOutput(System.err));
        }
    }

    /** Hands the terminal over to the console until the user leaves it. */
    void talk(String terminal, int columns, int rows) throws IOException {
        try (ChannelShell channel = session.createShellChannel()) {
            channel.setPtyType(terminal);
            channel.setPtyColumns(columns);
            channel.setPtyLines(rows);
            channel.setIn(new TerminalInput(System.in));
            converse(channel, System.out, System.err);
        }
    }

    private static int converse(ClientChannel channel, OutputStream out, OutputStream err) throws IOException {
        channel.setOut(out);
        channel.setErr(err);
        channel.open().verify(PATIENCE);
        channel.waitFor(CLOSED, 0L);
        Integer status = channel.getExitStatus();
        return status == null ? 1 : status;
    }

    @Override
    public void close() throws IOException {
        session.close();
        client.stop();
    }

    /** The terminal stays open when the console ends. */
    private static final class TerminalInput extends FilterInputStream {
        TerminalInput(InputStream terminal) {
            super(terminal);
        }

        @Override
        public void close() {}
    }
}
