package org.kartera.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Text without the control sequences for terminals (ECMA-48) with which Karaf colours errors, for what is no terminal. */
final class PlainOutput extends FilterOutputStream {

    private static final int ESCAPE = 0x1B;
    private static final int FIRST_FINAL = 0x40;
    private static final int LAST_FINAL = 0x7E;

    private Place place = Place.TEXT;

    /** Where in a sequence the last byte stood. */
    private enum Place {
        TEXT,
        BEGINNING,
        INSIDE
    }

    PlainOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        int octet = value & 0xFF;
        switch (place) {
            case TEXT -> {
                if (octet == ESCAPE) {
                    place = Place.BEGINNING;
                } else {
                    out.write(octet);
                }
            }
            case BEGINNING -> place = octet == '[' ? Place.INSIDE : Place.TEXT;
            case INSIDE -> {
                if (octet >= FIRST_FINAL && octet <= LAST_FINAL) {
                    place = Place.TEXT;
                }
            }
        }
    }

    /** The console's own stream stays open. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
