package org.kartera.security.internal.console;

import java.io.IOException;
import java.security.Principal;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.jaas.modules.publickey.PublickeyCallback;
import org.jspecify.annotations.Nullable;

/** Lets an admin into Karaf's console, by password or by key. Karaf makes one for each attempt. */
public final class ConsoleLogin implements LoginModule {
    private static final List<String> ROLES = List.of("group", "admin", "manager", "viewer", "systembundles", "ssh");

    private @Nullable Subject subject;
    private @Nullable CallbackHandler callbacks;
    private @Nullable ConsoleDoor door;
    private @Nullable String login;
    private List<Principal> principals = List.of();

    @Override
    public void initialize(
            Subject newSubject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {
        subject = newSubject;
        callbacks = handler;
        door = (ConsoleDoor) options.get(KarteraRealm.DOOR);
    }

    @Override
    public boolean login() throws LoginException {
        CallbackHandler handler = Objects.requireNonNull(callbacks);
        NameCallback name = new NameCallback("user");
        ask(handler, name);
        PublicKey key = offeredKey(handler);
        boolean welcome = key != null
                ? Objects.requireNonNull(door).admits(name.getName(), key)
                : Objects.requireNonNull(door).admits(name.getName(), password(handler));
        if (!welcome) {
            throw new FailedLoginException("login failed");
        }
        login = name.getName();
        return true;
    }

    private static @Nullable PublicKey offeredKey(CallbackHandler handler) throws LoginException {
        PublickeyCallback key = new PublickeyCallback();
        try {
            handler.handle(new Callback[] {key});
        } catch (UnsupportedCallbackException e) {
            return null;
        } catch (IOException e) {
            throw failure(e);
        }
        return key.getPublicKey();
    }

    private static String password(CallbackHandler handler) throws LoginException {
        PasswordCallback password = new PasswordCallback("password", false);
        ask(handler, password);
        char[] typed = password.getPassword();
        password.clearPassword();
        return typed == null ? "" : new String(typed);
    }

    private static void ask(CallbackHandler handler, Callback callback) throws LoginException {
        try {
            handler.handle(new Callback[] {callback});
        } catch (IOException | UnsupportedCallbackException e) {
            throw failure(e);
        }
    }

    private static LoginException failure(Exception cause) {
        LoginException failure = new LoginException("login failed");
        failure.initCause(cause);
        return failure;
    }

    @Override
    public boolean commit() {
        if (login == null) {
            return false;
        }
        principals = Stream.<Principal>concat(
                        Stream.of(new UserPrincipal(login)), ROLES.stream().map(RolePrincipal::new))
                .toList();
        Objects.requireNonNull(subject).getPrincipals().addAll(principals);
        return true;
    }

    @Override
    public boolean abort() {
        boolean begun = login != null;
        login = null;
        return begun;
    }

    @Override
    public boolean logout() {
        Objects.requireNonNull(subject).getPrincipals().removeAll(principals);
        principals = List.of();
        login = null;
        return true;
    }
}
