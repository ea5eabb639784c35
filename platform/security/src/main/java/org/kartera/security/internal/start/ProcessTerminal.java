package org.kartera.security.internal.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** The standard output of the process itself, past the streams that consoles and logs have put in its place. */
final class ProcessTerminal implements Terminal {
    @Override
    public void print(String text) {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.forName(encoding));
        // Never closed: it is the process's.
        out.println(text);
    }
}
