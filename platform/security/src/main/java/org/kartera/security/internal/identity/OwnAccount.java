package org.kartera.security.internal.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.security.internal.password.Passwords;
import org.kartera.security.internal.rights.LimitedRights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What users do with their own account beyond writing its fields, and administrators with those of others. */
@Component(service = OwnAccount.class)
public final class OwnAccount {
    private final Records records;
    private final Callers callers;
    private final Passwords passwords;

    @Activate
    public OwnAccount(@Reference Records records, @Reference Callers callers, @Reference Passwords passwords) {
        this.records = records;
        this.callers = callers;
        this.passwords = passwords;
    }

    /** Gives the caller another password; whoever calls has checked the former one. 422 {@code weak-password}. */
    public void changePassword(Caller caller, String former, String replacement) {
        if (replacement.equals(former) || passwords.weak(replacement, caller.login())) {
            throw CrmException.invalid("password", StandardError.WEAK_PASSWORD, Passwords.MIN_LENGTH);
        }
        String hash = passwords.hash(replacement);
        callers.as(caller.with(Rights.EVERYTHING), () -> {
            User user = records.find(User.class, userOf(caller));
            user.setPassword(hash, false);
            records.update(List.of(user));
            return user;
        });
    }

    /** Gives {@code user} a password to sign in with once, until {@code end}; their sessions end. 404 {@code no-such-record} where the caller may not read them. */
    public String invite(Caller caller, UUID user, Instant end) {
        callers.as(caller, () -> records.read(Ref.to(User.NAME, user)));
        String password = passwords.oneTime();
        String hash = passwords.hash(password);
        callers.as(caller.with(Rights.EVERYTHING), () -> {
            User invited = records.find(User.class, user);
            invited.invite(hash, end);
            records.update(List.of(invited));
            return invited;
        });
        return password;
    }

    /** Makes a token of the caller's; its id. A token does not make tokens: it could pass on more than its scopes. */
    public UUID createToken(
            Caller caller, String name, @Nullable Instant expiresAt, List<String> scopes, String secretHash) {
        UUID user = userOf(caller);
        if (caller.rights() instanceof LimitedRights) {
            throw new CrmException(StandardError.NOT_ALLOWED, "create", Token.NAME);
        }
        Token token = new Token(name, Ref.to(User.NAME, user), expiresAt, scopes, secretHash);
        return callers.as(caller, () -> {
            records.create(List.of(token));
            return token.id();
        });
    }

    private static UUID userOf(Caller caller) {
        UUID user = caller.user();
        if (user == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        return user;
    }
}
