package org.kartera.security.internal.start;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.RoleRule;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.identity.StandardRole;
import org.kartera.security.internal.identity.TeamRule;
import org.kartera.security.internal.identity.TokenRule;
import org.kartera.security.internal.identity.UserRule;
import org.kartera.security.internal.password.OneTimePasswordFile;
import org.kartera.security.internal.password.Passwords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the standard roles and the first admin where there are none. Whoever depends on this service runs in an installation that has them, and in which the rules
 * of users and roles hold. The admin's password is the one in {@code KARTERA_ADMIN_PASSWORD}, or else a one-time password, printed once and kept in a file until it is changed.
 */
@Component(
        service = FirstStart.class,
        immediate = true,
        reference = {
            @Reference(name = "roleRule", service = RoleRule.class),
            @Reference(name = "teamRule", service = TeamRule.class),
            @Reference(name = "tokenRule", service = TokenRule.class),
            @Reference(name = "userRule", service = UserRule.class)
        })
public final class FirstStart {
    /** Login of the first admin. */
    static final String ADMIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String PASSWORD_VARIABLE = "KARTERA_ADMIN_PASSWORD";

    private final StandardAccounts accounts;
    private final Passwords passwords;
    private final OneTimePasswordFile file;
    private final Messages messages;
    private final Locale locale;
    private final Terminal terminal;

    @Activate
    public FirstStart(
            @Reference IdentityTables tables,
            @Reference StandardAccounts accounts,
            @Reference Callers callers,
            @Reference Passwords passwords,
            @Reference OneTimePasswordFile file,
            @Reference Messages messages,
            @Reference Installation installation) {
        this(
                tables,
                accounts,
                callers,
                passwords,
                file,
                messages,
                installation.locale(),
                System.getenv(),
                new ProcessTerminal());
    }

    FirstStart(
            IdentityTables tables,
            StandardAccounts accounts,
            Callers callers,
            Passwords passwords,
            OneTimePasswordFile file,
            Messages messages,
            Locale locale,
            Map<String, String> environment,
            Terminal terminal) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.file = file;
        this.messages = messages;
        this.locale = locale;
        this.terminal = terminal;
        callers.as(Caller.system("first-start"), () -> {
            makeRoles();
            if (!tables.anybody()) {
                makeAdmin(Objects.requireNonNullElse(environment.get(PASSWORD_VARIABLE), ""));
            }
            return this;
        });
    }

    private void makeRoles() {
        Arrays.stream(StandardRole.values())
                .forEach(role -> accounts.ensureRole(
                        role,
                        text("standardRole." + role.roleName()),
                        text("standardRole." + role.roleName() + ".description")));
    }

    private void makeAdmin(String given) {
        String name = text("start.adminName");
        if (!given.isEmpty()) {
            if (passwords.weak(given, ADMIN)) {
                LOG.warn("{} is easy to guess; change it after the first sign-in", PASSWORD_VARIABLE);
            }
            accounts.createAdmin(ADMIN, name, passwords.hash(given), false);
            return;
        }
        String password = passwords.oneTime();
        // Before the account exists: a crash in between leaves a file too many, and not an account that nobody can
        // enter.
        file.keep(ADMIN, password);
        if (accounts.createAdmin(ADMIN, name, passwords.hash(password), true)) {
            terminal.print(text(
                    "start.banner",
                    ADMIN,
                    password,
                    file.path().toAbsolutePath().normalize().toString()));
        } else {
            file.forget(ADMIN);
        }
    }

    private String text(String key, Object... arguments) {
        return messages.text(FirstStart.class, locale, key, arguments);
    }
}
