package org.kartera.persistence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs Liquibase change logs. A service. One ledger for all; change sets are keyed by the module's name. Runs one at a time, under a lock that a killed
 * process does not leave behind.
 */
@ProviderType
public interface Migrations {
    /** Where a bundle has its change log. */
    String CHANGE_LOG = "KARTERA-INF/changelog/changelog.xml";

    /**
     * Brings the tables of {@code module} up to date from {@link #CHANGE_LOG} as {@code loader} sees it; nothing to do where there is none. Change
     * sets before one that fails stay.
     *
     * @return how many change sets there were to execute
     * @throws MigrationException with the change set and the reason
     */
    int run(String module, ClassLoader loader);

    /** Change sets that {@link #run} would execute, as {@code id: comment}. */
    List<String> pending(String module, ClassLoader loader);
}
