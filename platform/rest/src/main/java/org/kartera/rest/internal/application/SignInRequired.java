package org.kartera.rest.internal.application;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.rest.internal.web.Visitor;

/** Lets nobody in who is not signed in, except where a resource says that it is open. */
final class SignInRequired implements ContainerRequestFilter {
    private final Set<Class<?>> open;

    /** Jersey's proxies, which lead to the present request. */
    @Context
    private @Nullable ResourceInfo resource;

    @Context
    private @Nullable HttpServletRequest request;

    /** {@code open} are the resources that everybody may call. */
    SignInRequired(Set<Class<?>> open) {
        this.open = Set.copyOf(open);
    }

    @Override
    public void filter(ContainerRequestContext context) {
        ResourceInfo matched = resource;
        HttpServletRequest present = request;
        if (matched == null || present == null) {
            throw new IllegalStateException("called outside a request");
        }
        if (!open.contains(matched.getResourceClass())) {
            Visitor.signedIn(present);
        }
    }
}
