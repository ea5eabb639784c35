package org.kartera.security.internal.identity;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.Ref;
import org.kartera.security.SecurityError;
import org.kartera.security.internal.password.OneTimePasswordFile;
import org.kartera.security.internal.password.Passwords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What holds for users: logins in one spelling, passwords as hashes, the own account open to its user within limits, and always an admin. A password that an
 * admin writes is no one-time password; the user's sessions end with the former one.
 */
@Component(service = {RecordRule.class, UserRule.class})
public final class UserRule implements RecordRule<User> {
    /** What users do not change of themselves; the password has an address of its own, which asks for the former one. */
    private static final List<String> ADMINISTERED = List.of("login", "active", "roles", "teams");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Callers callers;
    private final Passwords passwords;
    private final IdentityTables tables;
    private final Identities identities;
    private final UnitOfWork unit;
    private final OneTimePasswordFile oneTimePassword;
    private final Feed feed;
    private final LastAdmin lastAdmin;

    @Activate
    public UserRule(
            @Reference Callers callers,
            @Reference Passwords passwords,
            @Reference IdentityTables tables,
            @Reference Identities identities,
            @Reference UnitOfWork unit,
            @Reference OneTimePasswordFile oneTimePassword,
            @Reference Feed feed) {
        this.callers = callers;
        this.passwords = passwords;
        this.tables = tables;
        this.identities = identities;
        this.unit = unit;
        this.oneTimePassword = oneTimePassword;
        this.feed = feed;
        this.lastAdmin = new LastAdmin(tables);
    }

    @Override
    public void beforeSave(List<Change<User>> changes) {
        Caller caller = callers.current();
        for (Change<User> change : changes) {
            authorise(change, caller);
            nameAndPlace(change);
            hashPassword(change);
            own(change.record());
        }
        lastAdmin.keep(changes);
    }

    private static void authorise(Change<User> change, Caller caller) {
        if (change.kind() == Change.Kind.UPDATE && caller.rights().access(User.NAME, "update") != Access.ALL) {
            ADMINISTERED.stream()
                    .filter(change::changed)
                    .forEach(field -> change.reject(field, SecurityError.ADMINS_ONLY));
            if (change.record().writtenPassword() != null) {
                change.reject("password", SecurityError.ADMINS_ONLY);
            }
        } else if (changesRoles(change) && caller.rights().access(Role.NAME, "update") != Access.ALL) {
            // Who cannot say what roles allow could otherwise give away more than the own rights.
            change.reject("roles", SecurityError.ADMINS_ONLY);
        }
    }

    private static boolean changesRoles(Change<User> change) {
        return change.changed("roles")
                && (change.kind() != Change.Kind.CREATE
                        || !change.record().roles().isEmpty());
    }

    private static void nameAndPlace(Change<User> change) {
        User user = change.record();
        String login = Login.normalised(user.login());
        if (!Login.valid(login)) {
            change.reject("login", StandardError.WRONG_FORMAT);
        } else if (!login.equals(user.login())) {
            user.rename(login);
        }
        String locale = user.locale();
        if (locale != null && !isLocale(locale)) {
            change.reject("locale", StandardError.UNKNOWN_LOCALE, locale);
        }
        String zone = user.timeZone();
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            change.reject("timeZone", StandardError.UNKNOWN_TIME_ZONE, zone);
        }
    }

    private static boolean isLocale(String tag) {
        try {
            return LANGUAGES.contains(
                    new Locale.Builder().setLanguageTag(tag).build().getLanguage());
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private void hashPassword(Change<User> change) {
        User user = change.record();
        String password = user.writtenPassword();
        if (password == null) {
            return;
        }
        if (passwords.weak(password, user.login())) {
            change.reject("password", StandardError.WEAK_PASSWORD, Passwords.MIN_LENGTH);
        } else if (!change.rejected()) {
            user.setPassword(passwords.hash(password), false);
        }
        user.forgetWrittenPassword();
    }

    /** Rights to the own records reach the own account by this, and rights to the team's the colleagues'. */
    private static void own(User user) {
        Ref self = Ref.to(User.NAME, user.id());
        if (!self.equals(user.owner())) {
            user.assignTo(self);
        }
        Ref team = user.teams().isEmpty() ? null : user.teams().get(0);
        if (team == null ? user.team() != null : !team.equals(user.team())) {
            user.assignToTeam(team);
        }
    }

    @Override
    public void afterSave(List<Change<User>> changes) {
        identities.changing();
        for (Change<User> change : changes) {
            User user = change.record();
            if (change.kind() != Change.Kind.UPDATE) {
                continue;
            }
            boolean password = change.changed("passwordHash");
            if (password || !user.active()) {
                tables.endSessions(user.id());
            }
            if (password) {
                tell(user);
                unit.afterCommit(() -> oneTimePassword.forget(user.login()));
            }
        }
    }

    /** The audit shows no secrets, so that without this it would not show that there is another. */
    private void tell(User user) {
        feed.append(List.of(new Entry(
                "password-changed",
                User.NAME,
                user.id(),
                user.version(),
                user.title(),
                null,
                null,
                null,
                callers.current(),
                "{}")));
    }

    @Override
    public void beforeDelete(List<Change<User>> changes) {
        lastAdmin.keep(changes);
        identities.changing();
        changes.forEach(change -> tables.endSessions(change.record().id()));
    }

    @Override
    public void beforeRestore(List<Change<User>> changes) {
        identities.changing();
    }
}
