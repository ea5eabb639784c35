package org.kartera.records.internal.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.records.Administration;
import org.kartera.records.InstallationSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation as its database has it; what is not there is as the configuration has it. Read once and kept until a change is committed: here, or on
 * another node as soon as the feed tells.
 */
@Component(
        service = {Installation.class, InstallationSettings.class},
        configurationPid = "org.kartera")
@Designate(ocd = InstallationConfiguration.class)
public final class StoredInstallation implements Installation, InstallationSettings, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredInstallation.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kind of the feed's entry for a change. */
    static final String CHANGED = "settings-changed";

    private final UnitOfWork unit;
    private final SettingTable table;
    private final Feed feed;
    private final Callers callers;
    private final ConfiguredInstallation first;
    private final AutoCloseable watch;
    private volatile Generation generation;

    @Activate
    public StoredInstallation(
            InstallationConfiguration configuration,
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Feed feed,
            @Reference Callers callers) {
        this(new ConfiguredInstallation(configuration), unit, migrations, feed, callers);
    }

    /** {@code first} is what holds where nothing is stored. */
    public StoredInstallation(
            ConfiguredInstallation first, UnitOfWork unit, Migrations migrations, Feed feed, Callers callers) {
        migrations.run("records", OwnFiles.of(StoredInstallation.class));
        this.first = first;
        this.unit = unit;
        this.table = new SettingTable(unit);
        this.feed = feed;
        this.callers = callers;
        this.generation = new Generation(values(table.all()));
        this.watch = feed.watch(this::appended);
    }

    /** What was read since the last change. Whatever is read while it ends, ends with it. */
    private static final class Generation {
        private final Values last;
        private volatile @Nullable Values values;

        /** {@code last} is what was known before. */
        Generation(Values last) {
            this.last = last;
        }
    }

    @Override
    public Values current() {
        Generation known = generation;
        Values values = known.values;
        if (values != null) {
            return values;
        }
        try {
            values = values(table.all());
            known.values = values;
            return values;
        } catch (RuntimeException unread) {
            // Whoever asks in which language to say that the database does not answer needs an answer from here.
            LOG.debug("The settings cannot be read; the last ones known hold", unread);
            return known.last;
        }
    }

    @Override
    public Values change(Map<String, @Nullable Object> patch) {
        Administration.demand(callers.current(), "update", "settings");
        Map<String, @Nullable String> stored = SettingValues.checked(patch, region());
        return unit.call(() -> {
            table.lock();
            Map<String, String> before = table.all();
            unit.afterCompletion(this::forget);
            table.store(stored);
            Map<String, String> after = table.all();
            Values values = values(after);
            Map<String, List<@Nullable Object>> changes = changes(before, after);
            if (!changes.isEmpty()) {
                feed.append(List.of(entry(changes)));
            }
            return values;
        });
    }

    private Values values(Map<String, String> stored) {
        return new Values(
                stored.get(SettingValues.COMPANY),
                stored.getOrDefault(SettingValues.CURRENCY, first.currency().getCurrencyCode()),
                stored.getOrDefault(SettingValues.LOCALE, first.locale().toLanguageTag()),
                stored.getOrDefault(SettingValues.REGION, first.region()),
                stored.getOrDefault(SettingValues.ZONE, name(first.zone())),
                !"false".equals(stored.get(SettingValues.FIRST_RUN)),
                TileSource.of(stored),
                CompanyDetails.of(stored),
                FormatSettings.of(stored),
                Accent.of(stored));
    }

    /** The name in the time zone database, which browsers know; "Z" is not in it. */
    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** What is other than it was, as people see it: what is not stored is as it is configured. */
    private Map<String, List<@Nullable Object>> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> first = firstValues();
        Map<String, List<@Nullable Object>> changes = new TreeMap<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Object was = before.getOrDefault(name, first.get(name));
            Object is = after.getOrDefault(name, first.get(name));
            if (!Objects.equals(was, is)) {
                changes.put(name, Arrays.asList(was, is));
            }
        }
        return changes;
    }

    private Map<String, String> firstValues() {
        return Map.of(
                SettingValues.CURRENCY, first.currency().getCurrencyCode(),
                SettingValues.LOCALE, first.locale().toLanguageTag(),
                SettingValues.REGION, first.region(),
                SettingValues.ZONE, name(first.zone()),
                SettingValues.FIRST_RUN, "true");
    }

    private Entry entry(Map<String, List<@Nullable Object>> changes) {
        try {
            return new Entry(
                    CHANGED, null, null, 0, "", null, null, null, callers.current(), JSON.writeValueAsString(changes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text and truth values are JSON", e);
        }
    }

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.kind().equals(CHANGED))) {
            forget();
        }
    }

    private void forget() {
        Values known = generation.values;
        generation = new Generation(known == null ? generation.last : known);
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }

    @Override
    public Locale locale() {
        return Locale.forLanguageTag(current().locale());
    }

    @Override
    public String region() {
        return current().region();
    }

    @Override
    public Currency currency() {
        return Currency.getInstance(current().currency());
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of(current().zone());
    }
}
