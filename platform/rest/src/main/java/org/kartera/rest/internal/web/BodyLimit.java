package org.kartera.rest.internal.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** A request whose body ends with 413 {@code body-too-large} where it is longer than is accepted, told beforehand or not. */
final class BodyLimit extends HttpServletRequestWrapper {
    private static final String MULTIPART = "multipart/";

    /** Takes files as they are, of whatever type. */
    private static final String FILES = "/api/v1/files";

    private final long limit;
    private @Nullable ServletInputStream body;

    private BodyLimit(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /** {@code request} with a limited body; itself where it has none. */
    static HttpServletRequest of(HttpServletRequest request, Limits limits) {
        long announced = request.getContentLengthLong();
        if (announced == 0 || (announced < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return request;
        }
        long limit = upload(request) ? limits.upload() : limits.body();
        if (announced > limit) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, limit);
        }
        return new BodyLimit(request, limit);
    }

    private static boolean upload(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getRequestURI().equals(FILES)
                || (type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length()));
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream present = body;
        if (present == null) {
            present = new Counted(super.getInputStream(), limit);
            body = present;
        }
        return present;
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream source;
        private final long limit;
        private long count;

        Counted(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = source.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = source.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            count += Math.max(0, read);
            if (count > limit) {
                throw new CrmException(StandardError.BODY_TOO_LARGE, limit);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
