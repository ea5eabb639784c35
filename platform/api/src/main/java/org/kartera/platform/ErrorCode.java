package org.kartera.platform;

import java.util.Locale;

/**
 * One way in which a request can fail. Each module lists its own in an enum; the catalogue of the bundle that holds the enum
 * ({@code KARTERA-INF/i18n/messages}) has the text under {@code error.<code>}, a {@link java.text.MessageFormat} over the
 * arguments of the {@link CrmException}.
 */
public interface ErrorCode {
    /** The constant's name, given by the enum. */
    String name();

    /** Whose fault it is; decides the HTTP status. */
    ErrorKind kind();

    /** The HTTP status (RFC 9110): that of the kind, but where HTTP has a narrower one. */
    default int status() {
        return kind().status();
    }

    /** The stable code by which programs know this error: the constant's name in kebab case, such as {@code already-sold}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
