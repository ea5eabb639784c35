package org.kartera.web.internal.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;

/**
 * A view that somebody has saved.
 *
 * @param version grows with each change, from 1
 * @param entity full name of the record type
 * @param owner who made it
 * @param team whose members see it; null unless it is one for a team
 * @param roles names of the roles for which it is the one to begin with; only of a shared one
 * @param layout how the records are shown: list, board and so on
 * @param state filter, sort, columns and whatever else the client keeps
 * @param position its place among the others
 */
record SavedView(
        UUID id,
        long version,
        String entity,
        String name,
        Visibility visibility,
        UUID owner,
        @Nullable UUID team,
        List<String> roles,
        String layout,
        Map<String, @Nullable Object> state,
        int position) {
    /** What the right to share is a right to: {@code web.view:share=all}. */
    static final String SHARING = "web.view";

    SavedView {
        roles = List.copyOf(roles);
    }

    /** Whether {@code caller} may save views that everybody sees; a right of admins and, as proposed, managers. */
    static boolean shares(Caller caller) {
        return caller.rights().access(SHARING, "share") == Access.ALL;
    }

    boolean visibleTo(Caller caller) {
        return switch (visibility) {
            case PRIVATE -> owner.equals(caller.user());
            case TEAM -> owner.equals(caller.user()) || caller.teams().contains(team);
            case SHARED -> true;
        };
    }

    /** Whether {@code caller}, who sees it, may change it. */
    boolean editableBy(Caller caller) {
        return switch (visibility) {
            case PRIVATE -> owner.equals(caller.user());
            case TEAM -> owner.equals(caller.user()) || shares(caller);
            case SHARED -> shares(caller);
        };
    }
}
