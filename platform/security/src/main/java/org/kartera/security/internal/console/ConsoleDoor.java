package org.kartera.security.internal.console;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.security.Authentication;
import org.kartera.security.internal.session.AdminAccess;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who may enter Karaf's console: Kartera's admins by password, and by a key in {@code keys.properties} of the configuration folder
 * ({@code login = <base64 key>,...}). {@link Authentication#LOCAL_OPERATOR} enters by key alone, and is no user: who can read the key
 * can read all data anyway.
 */
@Component(service = ConsoleDoor.class)
public final class ConsoleDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleDoor.class);

    private final Path keys;
    private final AtomicReference<@Nullable AdminAccess> access = new AtomicReference<>();

    @Activate
    public ConsoleDoor(BundleContext context) {
        this(configurationFolder(context).resolve("keys.properties"));
    }

    ConsoleDoor(Path keys) {
        this.keys = keys;
    }

    private static Path configurationFolder(BundleContext context) {
        String folder = context.getProperty("karaf.etc");
        return Path.of(folder == null ? "etc" : folder);
    }

    /** There while our users can be read. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addUsers(AdminAccess users) {
        access.set(users);
    }

    /** The users cannot be read any more. */
    public void removeUsers(AdminAccess users) {
        access.compareAndSet(users, null);
    }

    boolean admits(String login, String password) {
        AdminAccess users = access.get();
        try {
            return users != null && users.admits(login, password);
        } catch (CrmException e) {
            LOG.debug("{} stays outside", login, e);
            return false;
        }
    }

    boolean admits(String login, PublicKey offered) {
        Optional<String> key = OpenSshKey.encoded(offered);
        if (key.isEmpty() || !key.equals(entered(login))) {
            return false;
        }
        AdminAccess users = access.get();
        return login.equals(Authentication.LOCAL_OPERATOR) || (users != null && users.isAdmin(login));
    }

    /** The key that the file has for the login, read anew each time: it may have been edited. */
    private Optional<String> entered(String login) {
        Properties entries = new Properties();
        if (Files.exists(keys)) {
            try (Reader reader = Files.newBufferedReader(keys)) {
                entries.load(reader);
            } catch (IOException e) {
                LOG.error("{} cannot be read: {}", keys, e.getMessage());
            }
        }
        return Optional.ofNullable(entries.getProperty(login))
                .map(entry -> entry.split(",", 2)[0].strip())
                .filter(key -> !key.isEmpty());
    }
}
