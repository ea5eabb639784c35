package org.kartera.transfer.internal;

import java.io.InputStream;
import java.util.function.IntFunction;

/** A stream over chunks that are fetched one by one; an empty chunk is the end. */
final class ChunkStream extends InputStream {
    private final IntFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int position;
    private int next;
    private boolean ended;

    ChunkStream(IntFunction<byte[]> chunks) {
        this.chunks = chunks;
    }

    private boolean exhausted() {
        if (position == chunk.length && !ended) {
            chunk = chunks.apply(next++);
            position = 0;
            ended = chunk.length == 0;
        }
        return ended;
    }

    @Override
    public int read() {
        return exhausted() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (exhausted()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }
}
