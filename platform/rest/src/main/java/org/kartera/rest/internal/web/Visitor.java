package org.kartera.rest.internal.web;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/**
 * Whose request it is, as the {@link Gate} found out.
 *
 * @param caller who it is; anonymous where there is no credential or a bad one
 * @param refusal what is wrong with the credential; null where nothing is
 */
public record Visitor(Caller caller, @Nullable CrmException refusal) {
    private static final String ATTRIBUTE = Visitor.class.getName();

    /** Who sent the request; 401 or 403 where nobody is signed in, also where no gate was passed. */
    public static Caller signedIn(ServletRequest request) {
        Visitor visitor = of(request);
        if (visitor == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        } else if (visitor.refusal != null) {
            throw visitor.refusal;
        } else if (visitor.caller.user() == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        return visitor.caller;
    }

    /** Whoever sent the request; null where no gate was passed. */
    public static @Nullable Visitor of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visitor visitor ? visitor : null;
    }

    void attach(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
