package org.kartera.records.internal.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.ActionProvider;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Mixin;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.MetadataException;
import org.kartera.records.metadata.StandardFields;

class RecordReaderTest {
    enum Trouble implements ErrorCode {
        ALREADY_SOLD;

        @Override
        public ErrorKind kind() {
            return ErrorKind.CONFLICT;
        }
    }

    @RecordType(name = "cars.usedCar", title = "{make} {model}", icon = "car", traits = Trait.TIMELINE)
    static class Car extends CrmRecord {
        enum Status {
            IN_STOCK,
            SOLD
        }

        @Field(required = true, unique = true, in = Place.SEARCH, pattern = "[A-Z0-9]+")
        private @Nullable String vin;

        @Field(in = {Place.LIST, Place.SEARCH})
        private @Nullable String make;

        @Field
        private @Nullable String model;

        @Field
        private @Nullable Money askingPrice;

        @Field(in = Place.BOARD)
        private Status status = Status.IN_STOCK;

        @Field(ref = "contacts.person")
        private @Nullable Ref buyer;

        @Field
        private boolean electric;

        @Field
        private Set<String> extras = Set.of();

        private int notAField;

        @Action
        void sell(@Field(required = true, ref = "contacts.person") Ref buyer) {
            if (status == Status.SOLD) {
                throw new CrmException(Trouble.ALREADY_SOLD);
            }
            this.buyer = buyer;
            status = Status.SOLD;
        }
    }

    @Test
    void aClassIsReadWithAllThatItDeclares() {
        EntityType car = read(Car.class);
        assertEquals("cars.usedCar", car.name());
        assertEquals("cars_used_car", car.table());
        assertEquals("car", car.icon());
        assertTrue(car.has(Trait.TIMELINE));
        assertEquals(
                List.of(
                        "createdAt",
                        "createdBy",
                        "modifiedAt",
                        "modifiedBy",
                        "owner",
                        "team",
                        "vin",
                        "make",
                        "model",
                        "askingPrice",
                        "status",
                        "buyer",
                        "electric",
                        "extras"),
                car.fields().stream().map(FieldType::name).toList());
        assertTrue(field(car, "owner").is(Flag.STANDARD));
        assertFalse(field(car, "vin").is(Flag.STANDARD));
    }

    @Test
    void kindsFollowFromTypesAndColumnsFromNames() {
        EntityType car = read(Car.class);
        assertEquals(FieldKind.MONEY, field(car, "askingPrice").kind());
        assertEquals("asking_price", field(car, "askingPrice").columns().value());
        assertEquals(
                "asking_price_currency", field(car, "askingPrice").columns().second());
        assertEquals("buyer_id", field(car, "buyer").columns().value());
        assertEquals("vin_f", field(car, "vin").columns().folded());
        assertNull(field(car, "model").columns().folded());
        assertEquals(
                List.of("inStock", "sold"),
                field(car, "status").choices().stream().map(Choice::value).toList());
        assertTrue(field(car, "extras").multiple());
    }

    @Test
    void standardColumnsCanBeNamedInQueriesAlone() {
        EntityType car = read(Car.class);
        assertNull(car.field("title"));
        assertSame(StandardFields.TITLE, car.queryable("title"));
        assertSame(field(car, "vin"), car.queryable("vin"));
        assertNull(car.queryable("deletedWith"));
    }

    @Test
    void accessorsReachPrivateFieldsAndKeepCollectionsAndPrimitivesFromNull() {
        EntityType car = read(Car.class);
        Car record = new Car();
        field(car, "vin").accessor().write(record, "X1");
        assertEquals("X1", field(car, "vin").accessor().read(record));
        field(car, "extras").accessor().write(record, List.of("roof"));
        assertEquals(Set.of("roof"), record.extras);
        field(car, "extras").accessor().write(record, null);
        assertEquals(Set.of(), record.extras);
        record.electric = true;
        field(car, "electric").accessor().write(record, null);
        assertFalse(record.electric);
    }

    @Test
    void anActionOfARecordChangesItAndRefusesInItsOwnWords() {
        EntityType car = read(Car.class);
        ActionType sell = car.action("sell");
        assertEquals("buyer", sell.parameters().get(0).name());
        assertTrue(sell.parameters().get(0).is(Flag.REQUIRED));
        Car record = new Car();
        Ref buyer = Ref.to("contacts.person", new java.util.UUID(1, 2));
        sell.step().take(List.of(new OneChange(record)), Arrays.asList(buyer));
        assertEquals(Car.Status.SOLD, record.status);
        assertEquals(
                Trouble.ALREADY_SOLD,
                assertThrows(
                                CrmException.class,
                                () -> sell.step().take(List.of(new OneChange(record)), Arrays.asList(buyer)))
                        .code());
    }

    static final class Dealers implements ActionProvider {
        private final List<Object> seen = new ArrayList<>();

        @Action(record = "cars.usedCar")
        void polish(List<Change<Car>> cars, @Field String wax) {
            seen.add(cars.size());
            seen.add(wax);
        }
    }

    @Test
    void anActionOfAComponentIsAddedToTheRecordTypeWhileTheComponentLives() {
        MetadataRegistry registry = new MetadataRegistry();
        EntityType car = read(Car.class);
        registry.publish(Map.of(car.name(), car), List.of());
        Dealers dealers = new Dealers();
        registry.addActions(dealers);

        ActionType polish = registry.current().entity("cars.usedCar").action("polish");
        polish.step().take(List.of(new OneChange(new Car()), new OneChange(new Car())), Arrays.asList("gloss"));
        assertEquals(List.of(2, "gloss"), dealers.seen);

        registry.removeActions(dealers);
        assertThrows(
                CrmException.class,
                () -> registry.current().entity("cars.usedCar").action("polish"));
    }

    @RecordType(
            name = "Cars.Wrong",
            title = "{nowhere} {secret} {tags}",
            order = {"-elsewhere", "secret"})
    abstract static class Wrong extends CrmRecord {
        @Field
        @Nullable
        String owner;

        @Field
        @Nullable
        String order;

        @Field(column = "model")
        @Nullable
        String first;

        @Field
        @Nullable
        String model;

        @Field
        java.util.@Nullable Date when;

        @Field(kind = FieldKind.MONEY)
        @Nullable
        String amount;

        @Field
        @Nullable
        Ref nobody;

        @Field(ref = "somebody")
        @Nullable
        Ref oddly;

        @Field(ref = "a.b")
        @Nullable
        String textual;

        @Field(unique = true, length = 300)
        @Nullable
        String unique300;

        @Field(unique = true, kind = FieldKind.LONG_TEXT)
        @Nullable
        String essay;

        @Field(min = "one")
        @Nullable
        Integer number;

        @Field(min = "1")
        @Nullable
        String bounded;

        @Field(pattern = "[")
        @Nullable
        String pattern;

        @Field(length = 5)
        @Nullable
        Integer measured;

        @Field(in = Place.SORT)
        @Nullable
        Set<String> tags;

        @Field(in = Place.BOARD)
        @Nullable
        String board;

        @Field(kind = FieldKind.AUTO_NUMBER)
        @Nullable
        String counter;

        @Field(writeOnly = true)
        @Nullable
        String secret;

        @Field
        static @Nullable String shared;

        @Field(choices = {"a", "a"})
        @Nullable
        String twice;

        @Field(hierarchy = true)
        @Nullable
        String above;

        Wrong(String argument) {}

        @Action
        String update(String bare) {
            return bare;
        }
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithWhatToWrite() {
        MetadataException told =
                assertThrows(MetadataException.class, () -> new RecordReader().records("cars", List.of(Wrong.class)));
        String all = String.join("\n", told.problems());
        for (String expected : List.of(
                "the name \"Cars.Wrong\" is not of the form <module>.<noun>",
                "cannot be abstract; remove abstract",
                "a record type has a constructor without arguments",
                ".owner: every record has owner already; give the field another name",
                ".order: the column order is a reserved word of Derby or PostgreSQL; write column = \"order_value\"",
                ".model: the column model belongs to first already",
                ".when: a field cannot be of type java.util.Date; write one of those that FieldKind lists",
                ".amount: type java.lang.String and kind MONEY do not fit",
                ".nobody: write which records it refers to, such as ref = \"contacts.person\"",
                ".oddly: \"somebody\" is no record type's name; write <module>.<noun>",
                ".textual: only a Ref can have ref = ...",
                ".unique300: unique text takes up to 200 characters; write length = 200 or less",
                ".essay: a longText cannot be unique",
                ".number: min = \"one\" is no number",
                ".bounded: min and max are for numbers only",
                ".pattern: pattern is no regular expression",
                ".measured: length is for text only",
                ".tags: records cannot be sorted by a multiChoice",
                ".board: columns of a board are made of a choice or a single reference",
                ".counter: an auto-number needs its pattern with a counter",
                ".shared: a field can be neither static nor final",
                ".twice: choices has a value twice",
                ".above: hierarchy is for a Ref to a record of the same type",
                ".update: an action returns nothing; write void",
                ".update: \"update\" is a verb of every record; give the action another name",
                ".update: the parameter bare needs @Field",
                "the title names {nowhere}, which is no field of the class",
                "the title names {secret}, which nobody may read",
                "the order names \"elsewhere\", which is no field that lists can be sorted by",
                "the order names \"secret\", which is no field that lists can be sorted by")) {
            assertTrue(all.contains(expected), () -> "not told: " + expected + "\n" + all);
        }
    }

    static class NoRecord {}

    @RecordType(name = "other.thing", title = "{name}")
    static class Foreign extends CrmRecord {
        @Field
        @Nullable
        String name;
    }

    @RecordType(name = "cars.plain", title = "{name}")
    static class NotExtending {}

    @Test
    void classesThatAreNoRecordTypesOfTheModuleAreRefused() {
        assertProblem("write @RecordType on the class", NoRecord.class);
        assertProblem("must begin with the module's own, \"cars.\"", Foreign.class);
        assertProblem("write extends CrmRecord", NotExtending.class);
    }

    @Mixin(record = "contacts.person")
    static class Budget {
        @Field
        @Nullable
        Money budget;
    }

    @Mixin(record = "homes.house")
    static class Bad {
        @Field(required = true)
        @Nullable
        String must;

        @Field
        @Nullable
        Set<String> several;
    }

    @Test
    void aMixinAddsFieldsUnderItsModulesName() {
        RecordReader.Addition addition =
                new RecordReader().mixins("homes", List.of(Budget.class)).get(0);
        assertEquals("contacts.person", addition.record());
        FieldType budget = addition.fields().get(0);
        assertEquals("homes.budget", budget.name());
        assertEquals("homes_budget", budget.columns().value());
        assertTrue(budget.is(Flag.EXTENSION));
        Car record = new Car();
        budget.accessor().write(record, Money.of("1", "EUR"));
        assertEquals(Money.of("1", "EUR"), record.extension("homes.budget"));
    }

    @Test
    void aMixinCannotAskForMoreThanSingleOptionalValuesOfOthersRecords() {
        MetadataException told =
                assertThrows(MetadataException.class, () -> new RecordReader().mixins("homes", List.of(Bad.class)));
        String all = String.join("\n", told.problems());
        assertTrue(all.contains("homes.house is the module's own; declare the fields in its class"), all);
        assertTrue(all.contains(".must: a field of a mixin cannot be required"), all);
        assertTrue(all.contains(".several: a mixin adds single values only"), all);
    }

    private static void assertProblem(String expected, Class<?> type) {
        MetadataException told =
                assertThrows(MetadataException.class, () -> new RecordReader().records("cars", List.of(type)));
        assertTrue(String.join("\n", told.problems()).contains(expected), told::getMessage);
    }

    private static EntityType read(Class<?> type) {
        return new RecordReader().records("cars", List.of(type)).get(0);
    }

    private static FieldType field(EntityType type, String name) {
        return Objects.requireNonNull(type.field(name));
    }

    /** A change of which only the record matters. */
    private record OneChange(Car record) implements Change<Car> {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public @Nullable String action() {
            return null;
        }

        @Override
        public @Nullable Object before(String field) {
            return null;
        }

        @Override
        public boolean changed(String field) {
            return false;
        }

        @Override
        public void reject(String field, ErrorCode code, Object... args) {}

        @Override
        public boolean rejected() {
            return false;
        }
    }
}
