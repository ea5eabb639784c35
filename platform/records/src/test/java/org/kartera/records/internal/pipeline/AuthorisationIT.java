package org.kartera.records.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;
import org.kartera.records.Mutation;

class AuthorisationIT {
    private static final String CUSTOMER = "shop.customer";

    private final UUID ana = Shop.IDS.next();
    private final UUID eva = Shop.IDS.next();
    private final UUID north = Shop.IDS.next();
    private final UUID south = Shop.IDS.next();

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

    private UUID create(Caller caller, @Nullable Object... values) {
        return shop().as(caller, () -> shop().create(CUSTOMER, values));
    }

    private StandardError refusal(Caller caller, Runnable work) {
        CrmException refusal = assertThrows(
                CrmException.class,
                () -> shop().as(caller, () -> {
                    work.run();
                    return true;
                }));
        return (StandardError) refusal.code();
    }

    private static Rights only(Access access, String... verbs) {
        return (entity, verb) -> List.of(verbs).contains(verb) ? access : Access.NONE;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoMayNotCreateIsToldSoAndItIsAudited(Dialect dialect) {
        open(dialect);
        Caller reader = Shop.caller(only(Access.ALL, "read"), ana);
        assertEquals(StandardError.NOT_ALLOWED, refusal(reader, () -> shop().create(CUSTOMER, "name", "x")));
        assertEquals(
                StandardError.NOT_ALLOWED,
                refusal(
                        reader,
                        () -> shop().write(
                                        CUSTOMER,
                                        false,
                                        new Mutation.Create(Map.of("name", "x")),
                                        new Mutation.Create(Map.of("name", "y")))));
        assertEquals(
                List.of("refused", "refused"),
                shop().kernel().database().query("select kind from events_entry where kind = 'refused'"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatMayNotBeSeenIsNotThereAndWhatMayBeSeenIsRefused(Dialect dialect) {
        open(dialect);
        UUID of = create(Shop.caller(Access.ALL, ana, north), "name", "Of Ana");
        Caller stranger = Shop.caller(Access.OWN, eva, north);
        Caller colleague = Shop.caller((entity, verb) -> verb.equals("read") ? Access.TEAM : Access.OWN, eva, north);
        for (String what : List.of("update", "delete", "act")) {
            Runnable attempt = () -> {
                switch (what) {
                    case "update" -> shop().update(CUSTOMER, of, "name", "x");
                    case "delete" -> shop().delete(CUSTOMER, of);
                    default -> shop().act(CUSTOMER, of, "promote", "points", 1L);
                }
            };
            assertEquals(StandardError.NO_SUCH_RECORD, refusal(stranger, attempt), what);
            assertEquals(StandardError.NOT_ALLOWED, refusal(colleague, attempt), what);
        }
        assertEquals(
                3,
                shop().kernel()
                        .database()
                        .query("select kind from events_entry where kind = 'refused'")
                        .size());
        assertEquals("Of Ana", shop().value(CUSTOMER, of, "name"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theTeamReachesRecordsOfItsTeamsOnly(Dialect dialect) {
        open(dialect);
        UUID inNorth = create(Shop.caller(Access.ALL, ana, north), "name", "North");
        Caller northern = Shop.caller(Access.TEAM, eva, north);
        Caller southern = Shop.caller(Access.TEAM, eva, south);
        shop().as(northern, () -> shop().update(CUSTOMER, inNorth, "taxId", "1"));
        assertEquals(
                StandardError.NO_SUCH_RECORD, refusal(southern, () -> shop().update(CUSTOMER, inNorth, "taxId", "2")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoMayCreateOnlyOwnRecordsCannotCreateForOthers(Dialect dialect) {
        open(dialect);
        Caller own = Shop.caller(Access.OWN, ana, north);
        UUID mine = create(own, "name", "Mine");
        assertEquals(Ref.to("security.user", ana), shop().value(CUSTOMER, mine, "owner"));
        Customer others = new Customer();
        others.name = "Other";
        others.assignTo(Ref.to("security.user", eva));
        assertEquals(
                StandardError.NOT_ALLOWED, refusal(own, () -> shop().records().create(List.of(others))));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sharedRecordsAreReachedByAnyRight(Dialect dialect) {
        open(dialect);
        UUID country = shop().create("shop.country", "name", "Spain");
        Caller own = Shop.caller(Access.OWN, ana, north);
        shop().as(own, () -> shop().update("shop.country", country, "name", "France"));
        UUID customer = create(own, "name", "x", "country", country.toString());
        assertEquals(Ref.to("shop.country", country), shop().value(CUSTOMER, customer, "country"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nobodyRefersToWhatHeMayNotRead(Dialect dialect) {
        open(dialect);
        UUID hidden = create(Shop.caller(Access.ALL, eva, south), "name", "Hidden");
        Caller own = Shop.caller(Access.OWN, ana, north);
        assertEquals(
                StandardError.INVALID_FIELDS,
                refusal(own, () -> shop().create(CUSTOMER, "name", "x", "parent", hidden.toString())));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofABatchWhatIsOthersIsRefusedAndWhatIsOwnIsDone(Dialect dialect) {
        open(dialect);
        Caller own = Shop.caller(Access.OWN, ana, north);
        UUID mine = create(own, "name", "Mine");
        UUID others = create(Shop.caller(Access.ALL, eva, south), "name", "Others");
        var outcomes = shop().as(
                        own,
                        () -> shop().write(
                                        CUSTOMER,
                                        false,
                                        new Mutation.Update(mine, null, Map.of("taxId", "1")),
                                        new Mutation.Update(others, null, Map.of("taxId", "2")),
                                        new Mutation.Update(UUID.randomUUID(), null, Map.of())));
        assertEquals(2, Shop.done(outcomes.get(0)).version());
        assertEquals(StandardError.NO_SUCH_RECORD, Shop.refused(outcomes.get(1)).code());
        assertEquals(StandardError.NO_SUCH_RECORD, Shop.refused(outcomes.get(2)).code());
    }
}
