package org.kartera.records.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.metadata.EntityType;

class BinIT {
    private static final String CUSTOMER = "shop.customer";
    private static final String COUNTRY = "shop.country";
    private static final String TICKET = "desk.ticket";

    @TempDir
    Path folder;

    private @Nullable Shop opened;

    @AfterEach
    void close() {
        shop().close();
    }

    private Shop shop() {
        return Objects.requireNonNull(opened);
    }

    private void open(Dialect dialect) {
        opened = new Shop(dialect, folder);
    }

    private static CrmException refusal(Runnable work) {
        return assertThrows(CrmException.class, work::run);
    }

    private @Nullable String deletedAt(String table, UUID id) {
        return shop().kernel()
                .database()
                .query("select deleted_at from " + table + " where id = '" + id + "'")
                .get(0);
    }

    private void disableDesk() {
        Map<String, EntityType> all =
                new HashMap<>(shop().kernel().metadata().current().entities());
        shop().kernel().metadata().publish(all, List.of("desk"));
    }

    private void enableDesk() {
        Map<String, EntityType> all =
                new HashMap<>(shop().kernel().metadata().current().entities());
        shop().kernel().metadata().publish(all, List.of());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDeletedRecordComesBackAsItWas(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana", "taxId", "1");
        assertEquals(2, shop().delete(CUSTOMER, id).version());
        assertNotNull(deletedAt("shop_customer", id));
        assertEquals(
                StandardError.RECORD_DELETED,
                refusal(() -> shop().update(CUSTOMER, id, "name", "x")).code());
        assertEquals(
                StandardError.RECORD_DELETED,
                refusal(() -> shop().delete(CUSTOMER, id)).code());
        assertEquals(3, shop().restore(CUSTOMER, id).version());
        assertNull(deletedAt("shop_customer", id));
        assertEquals("1", shop().value(CUSTOMER, id, "taxId"));
        assertEquals(
                StandardError.RECORD_NOT_DELETED,
                refusal(() -> shop().restore(CUSTOMER, id)).code());
        assertEquals(
                List.of("create", "delete", "restore"),
                shop().entries(CUSTOMER, id).stream().map(StoredEntry::kind).toList());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRecordThatOthersNeedCannotBeDeleted(Dialect dialect) {
        open(dialect);
        UUID spain = shop().create(COUNTRY, "name", "Spain");
        UUID france = shop().create(COUNTRY, "name", "France");
        UUID ana = shop().create(CUSTOMER, "name", "Ana", "country", spain.toString());
        shop().create(CUSTOMER, "name", "Eva", "country", spain.toString());
        CrmException refusal = refusal(() -> shop().delete(COUNTRY, spain));
        assertEquals(StandardError.STILL_REFERENCED, refusal.code());
        assertEquals(List.of(2L, CUSTOMER), refusal.args());
        List<Outcome> outcomes =
                shop().write(COUNTRY, false, new Mutation.Delete(spain, null), new Mutation.Delete(france, null));
        assertEquals(
                StandardError.STILL_REFERENCED, Shop.refused(outcomes.get(0)).code());
        assertEquals(2, Shop.done(outcomes.get(1)).version());
        assertEquals(
                Map.of("shop.customer/country", 2L),
                shop().as(Caller.system("test"), () -> shop().gateway().references(COUNTRY, spain)));
        assertEquals(1, shop().row(CUSTOMER, ana).version());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void referencesAreEmptiedOverTheBordersOfModules(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana");
        UUID eva = shop().create(CUSTOMER, "name", "Eva", "parent", ana.toString());
        UUID ticket = shop().create(
                        TICKET,
                        "reporter",
                        ana.toString(),
                        "about",
                        Ref.to(CUSTOMER, ana),
                        "watchers",
                        List.of(eva.toString(), ana.toString()));
        disableDesk();
        shop().delete(CUSTOMER, ana);
        enableDesk();
        assertNull(shop().value(CUSTOMER, eva, "parent"));
        assertNull(shop().value(TICKET, ticket, "reporter"));
        assertNull(shop().value(TICKET, ticket, "about"));
        assertEquals(List.of(Ref.to(CUSTOMER, eva)), shop().value(TICKET, ticket, "watchers"));
        assertEquals(2, shop().row(CUSTOMER, eva).version());
        assertEquals(4, shop().row(TICKET, ticket).version());
        StoredEntry entry = shop().entries(CUSTOMER, eva).get(1);
        assertEquals("update", entry.kind());
        assertEquals(2, entry.version());
        assertEquals(
                ana.toString(),
                shop().changes(entry).get("parent").get(0).get("id").asText());
        assertEquals(
                List.of(eva.toString()),
                shop().kernel()
                        .database()
                        .query("select ref_id from records_value where record_id = '" + ticket + "'"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatBelongsToARecordGoesAndReturnsWithItThoughItsModuleIsSwitchedOff(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana");
        UUID ticket = shop().create(TICKET, "customer", ana.toString(), "code", "A");
        UUID before = shop().create(TICKET, "customer", ana.toString());
        shop().delete(TICKET, before);
        disableDesk();
        shop().delete(CUSTOMER, ana);
        assertNotNull(deletedAt("desk_ticket", ticket));
        assertEquals(
                List.of(ana.toString()),
                shop().kernel()
                        .database()
                        .query("select deleted_with_id from desk_ticket where id = '" + ticket + "'"));
        shop().restore(CUSTOMER, ana);
        assertNull(deletedAt("desk_ticket", ticket));
        assertNotNull(deletedAt("desk_ticket", before));
        assertEquals(
                List.of("create", "delete", "restore"),
                shop().entries(TICKET, ticket).stream().map(StoredEntry::kind).toList());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRecordDoesNotComeBackWithoutWhatBelongsToIt(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana");
        UUID ticket = shop().create(TICKET, "customer", ana.toString(), "code", "A");
        shop().delete(CUSTOMER, ana);
        shop().create(TICKET, "code", "a");
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                refusal(() -> shop().restore(CUSTOMER, ana)).code());
        assertNotNull(deletedAt("desk_ticket", ticket));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsGoneMeanwhileIsEmptiedOrRefusesTheReturn(Dialect dialect) {
        open(dialect);
        UUID spain = shop().create(COUNTRY, "name", "Spain");
        UUID top = shop().create(CUSTOMER, "name", "Top");
        UUID ana = shop().create(CUSTOMER, "name", "Ana", "parent", top.toString());
        UUID eva = shop().create(CUSTOMER, "name", "Eva", "country", spain.toString());
        shop().delete(CUSTOMER, ana);
        shop().delete(CUSTOMER, eva);
        shop().delete(CUSTOMER, top);
        shop().delete(COUNTRY, spain);
        shop().restore(CUSTOMER, ana);
        assertNull(shop().value(CUSTOMER, ana, "parent"));
        assertEquals(
                StandardError.INVALID_FIELDS,
                refusal(() -> shop().restore(CUSTOMER, eva)).code());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyTheRecycleBinIsPurgedAndNothingIsLeftOfIt(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana", "tags", List.of("vip"));
        UUID ticket = shop().create(TICKET, "customer", ana.toString());
        assertEquals(
                StandardError.RECORD_NOT_DELETED,
                refusal(() -> shop().purge(CUSTOMER, ana)).code());
        shop().delete(CUSTOMER, ana);
        shop().purge(CUSTOMER, ana);
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from shop_customer"));
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from desk_ticket"));
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from records_value"));
        assertEquals("purge", shop().entries(TICKET, ticket).get(2).kind());
        assertEquals(
                StandardError.NO_SUCH_RECORD,
                refusal(() -> shop().purge(CUSTOMER, ana)).code());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aReferenceMadeInTheMomentOfTheDeletionKeepsARecordFromBeingPurged(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana");
        UUID ticket = shop().create(TICKET, "subject", "x");
        shop().delete(CUSTOMER, ana);
        shop().kernel()
                .database()
                .execute("update desk_ticket set customer_id = '" + ana + "' where id = '" + ticket + "'");
        assertEquals(
                StandardError.STILL_REFERENCED,
                refusal(() -> shop().purge(CUSTOMER, ana)).code());
    }
}
