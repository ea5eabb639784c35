package org.kartera.security.internal.session;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.platform.Rights;
import org.kartera.security.Visit;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.Identity;

/** Tells the feed, which is the audit, who came and who was turned away. */
final class AccessLog {
    private static final String USER = "security.user";
    private static final int LOGIN_LENGTH = 100;

    private final Feed feed;

    AccessLog(Feed feed) {
        this.feed = feed;
    }

    void signedIn(Caller caller) {
        append("sign-in", caller, "{}");
    }

    void signedOut(Caller caller) {
        append(Identities.SIGN_OUT, caller, "{}");
    }

    /** {@code seconds} is for how long signing in is closed now. */
    void failed(@Nullable UUID user, String login, Visit visit, long seconds) {
        append(
                "sign-in-failed",
                stranger(user, login, visit),
                seconds > 0 ? "{\"lockedSeconds\":" + seconds + "}" : "{}");
    }

    /** {@code caller} lets {@code user} try again before the time is over. */
    void unlocked(Caller caller, Identity user) {
        feed.append(
                List.of(new Entry("user-unlocked", USER, user.id(), 0, user.login(), null, null, null, caller, "{}")));
    }

    /** {@code code} says why. */
    void refused(Caller caller, String code) {
        append("refused", caller, "{\"code\":\"" + code + "\"}");
    }

    private void append(String kind, Caller caller, String details) {
        feed.append(
                List.of(new Entry(kind, USER, caller.user(), 0, caller.login(), null, null, null, caller, details)));
    }

    private static Caller stranger(@Nullable UUID user, String login, Visit visit) {
        String known = login.length() <= LOGIN_LENGTH ? login : login.substring(0, LOGIN_LENGTH);
        return new Caller(
                user,
                known,
                List.of(),
                Set.of(),
                Rights.NOTHING,
                Locale.ROOT,
                ZoneOffset.UTC,
                visit.channel(),
                visit.address());
    }
}
