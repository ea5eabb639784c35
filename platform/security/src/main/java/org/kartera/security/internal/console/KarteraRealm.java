package org.kartera.security.internal.console;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Karaf's realm for its console and SSH, with our users in the place of Karaf's. It works without a database, so that the owner of the data folder can always see what is wrong. */
@Component
public final class KarteraRealm implements JaasRealm {
    /** Under which name a login module is given the door. */
    static final String DOOR = "kartera.door";

    private static final String NAME = "karaf";
    /** Karaf's own has 0. */
    private static final int RANK = 100;

    private final AppConfigurationEntry[] entries;

    @Activate
    public KarteraRealm(BundleContext context, @Reference ConsoleDoor door) {
        this.entries = new AppConfigurationEntry[] {
            new AppConfigurationEntry(
                    ProxyLoginModule.class.getName(),
                    LoginModuleControlFlag.REQUIRED,
                    Map.of(
                            BundleContext.class.getName(),
                            context,
                            ProxyLoginModule.PROPERTY_MODULE,
                            ConsoleLogin.class.getName(),
                            ProxyLoginModule.PROPERTY_BUNDLE,
                            Long.toString(context.getBundle().getBundleId()),
                            DOOR,
                            door))
        };
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getRank() {
        return RANK;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return entries.clone();
    }
}
