package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.mapping.DerivedIndexes;

/** What a map asks: how many records are in each cell of a grid, and which ones in a box. */
class MapIT {
    @Nested
    class OnDerby extends Contract {
        OnDerby() {
            super(Dialect.DERBY);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        OnPostgres() {
            super(Dialect.POSTGRES);
        }
    }

    abstract static class Contract extends SalesContract {
        private static final UUID ANA = UUID.randomUUID();
        private static final GeoPoint MADRID = new GeoPoint(40.4168, -3.7038);
        private static final String SPAIN = "spot=within=(36,-9.5,43.8,3.3)";
        private final Dialect dialect;

        Contract(Dialect dialect) {
            super(dialect);
            this.dialect = dialect;
        }

        @Override
        void fill(SalesBook book) {
            List<Map<String, ?>> deals = new ArrayList<>();
            deals.add(Map.of("name", "hers", "spot", MADRID, "owner", Ref.to("security.user", ANA)));
            deals.add(Map.of("name", "near", "spot", new GeoPoint(40.5, -3.9)));
            deals.add(Map.of("name", "pole", "spot", new GeoPoint(-90, 180)));
            deals.add(Map.of("name", "nowhere"));
            deals.add(Map.of("name", "binned", "spot", MADRID, "deletedAt", SalesBook.NOW));
            book.insert("sales.deal", deals);
        }

        private List<Group> cells(String by, String filter, Caller caller) {
            GroupQuery query = new GroupQuery("sales.deal", queries().parse(filter), List.of(by), List.of());
            return queries().groups(query, caller);
        }

        @Test
        void recordsAreCountedInTheCellsOfAGrid() {
            List<Group> cells = cells("spot:6", "", SYSTEM);

            assertEquals(
                    List.of(1L, 2L, 1L),
                    cells.stream().map(Group::count).sorted((a, b) -> 0).toList(),
                    cells.toString());
            GeoPoint middle = (GeoPoint) cells.stream()
                    .filter(cell -> cell.count() == 2)
                    .findFirst()
                    .orElseThrow()
                    .keys()
                    .get(0);
            assertEquals(new GeoPoint(42.1875, -2.8125), middle);
        }

        @Test
        void aBoxNarrowsTheCells() {
            assertEquals(
                    List.of(2L),
                    cells("spot:6", SPAIN, SYSTEM).stream().map(Group::count).toList());
            assertEquals(2, cells("spot:20", SPAIN, SYSTEM).size());
        }

        @Test
        void rightsHoldOnTheMap() {
            Caller ana = SalesBook.caller(Access.OWN, ANA);

            assertEquals(1, cells("spot:6", SPAIN, ana).get(0).count());
        }

        @Test
        void everyCellLiesOnThisEarth() {
            for (int power = 0; power <= 24; power++) {
                List<Group> cells = cells("spot:" + power, "name==pole", SYSTEM);
                assertEquals(1, cells.get(0).count(), "grid " + power);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"spot", "spot:", "spot:25", "spot:-1", "spot:month", "name:6"})
        void whatIsNoGridIsRefused(String by) {
            CrmException refusal = assertThrows(CrmException.class, () -> cells(by, "", SYSTEM));
            assertEquals(StandardError.UNSUITABLE_FILTER, refusal.code());
        }

        @ParameterizedTest
        @ValueSource(strings = {"spot==1", "spot=gt=1", "spot=contains=4", "spot=in=(1,2)", "name=within=(1,2,3,4)"})
        void placesAreFoundByBoxesOnly(String filter) {
            CrmException refusal =
                    assertThrows(CrmException.class, () -> queries().page(deals(filter), SYSTEM));
            assertEquals(StandardError.UNSUITABLE_FILTER, refusal.code());
        }

        @Test
        void aProgramWritesABoxAsAPersonDoes() {
            assertEquals(queries().parse("spot=within=(36,-9.5,43.8,3.3)"), Filter.within("spot", 36, -9.5, 43.8, 3.3));
        }

        @Test
        void placesHaveAnIndex() {
            assertTrue(DerivedIndexes.of(book().records.type("sales.deal"), dialect).stream()
                    .anyMatch(index -> index.columns().get(0).equals("spot_latitude")
                            && index.columns().get(1).equals("spot_longitude")));
        }
    }
}
