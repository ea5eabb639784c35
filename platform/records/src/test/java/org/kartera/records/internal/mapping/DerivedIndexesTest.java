package org.kartera.records.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Indexes.Index;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

class DerivedIndexesTest {
    @RecordType(name = "board.card", title = "{name}")
    static class Card extends CrmRecord {
        @Field
        String name = "";

        @Field(ref = "board.lane", in = Place.BOARD)
        @Nullable
        Ref lane;

        @Field(ref = "board.card")
        @Nullable
        Ref parent;
    }

    private final EntityType card =
            new RecordReader().records("board", List.of(Card.class)).get(0);

    private List<String> columns(Dialect dialect, String name) {
        return DerivedIndexes.of(card, dialect).stream()
                .filter(index -> index.name().equals(name))
                .map(Index::columns)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void theNewestCardsOfAColumnAreTheFirstOfItsIndex() {
        assertEquals(List.of("lane_id", "id desc", "deleted_at"), columns(Dialect.DERBY, "i_board_card_lane_id"));
        assertEquals(List.of("lane_id", "id"), columns(Dialect.POSTGRES, "i_board_card_lane_id"), "is read backwards");
    }

    @Test
    void theNewestOfARecordsRelatedListAreTheFirstOfItsIndex() {
        assertEquals(
                List.of("parent_id", "id desc", "deleted_at"), columns(Dialect.DERBY, "i_board_card_parent_id_desc"));
        assertEquals(List.of("parent_id", "id"), columns(Dialect.POSTGRES, "i_board_card_parent_id"));
    }

    @Test
    void whenARecordWasMadeAndChangedIsAnOrderOfEveryRecordType() {
        for (String moment : List.of("created_at", "modified_at")) {
            String index = "i_board_card_" + moment;
            assertEquals(List.of(moment, "id"), columns(Dialect.POSTGRES, index));
            assertEquals(List.of("team_id", moment, "id"), columns(Dialect.POSTGRES, "i_board_card_team_id_" + moment));
            assertEquals(List.of(moment + " desc", "id desc", "deleted_at"), columns(Dialect.DERBY, index + "_desc"));
            assertEquals(
                    List.of("owner_id", moment + " desc", "id desc", "deleted_at"),
                    columns(Dialect.DERBY, "i_board_card_owner_id_" + moment + "_desc"));
        }
    }

    @Test
    void anOrderIsReadByAnIndexThatIsMade() {
        EntityType type = card;
        FieldType created = Objects.requireNonNull(type.field("createdAt"));
        FieldType name = Objects.requireNonNull(type.field("name"));
        for (boolean descending : List.of(false, true)) {
            String index = DerivedIndexes.inOrder(type, created, descending).orElseThrow();
            assertEquals(
                    List.of(descending ? "created_at desc" : "created_at", descending ? "id desc" : "id", "deleted_at"),
                    columns(Dialect.DERBY, index));
            assertEquals(Optional.empty(), DerivedIndexes.inOrder(type, name, descending), "is not sorted by");
        }
    }

    @Test
    void whoRefersToARecordIsFoundInTheRecycleBinToo() {
        for (Dialect dialect : Dialect.values()) {
            DerivedIndexes.of(card, dialect).stream()
                    .filter(index -> index.columns().get(0).equals("parent_id")
                            || (dialect == Dialect.POSTGRES
                                    && index.columns().get(0).equals("lane_id")))
                    .forEach(index -> assertEquals(false, index.live(), index.name()));
        }
    }
}
