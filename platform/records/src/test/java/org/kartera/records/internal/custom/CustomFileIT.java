package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.Mutation;
import org.kartera.records.custom.CustomisationError;

/** Fields for files and pictures that admins add. */
class CustomFileIT {
    @TempDir
    Path folder;

    private static Violation refusal(Yard yard, String field, Object value) {
        return Yard.refused(yard.write(new Mutation.Create(Yard.map("name", "Crane", field, value))))
                .violations()
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRecordRefersToFilesAndLetsThemGo(Dialect dialect) {
        try (Yard yard = Yard.open(dialect, folder)) {
            yard.add("name", "plan", "kind", "file", "label", Map.of("en", "Plan"));
            yard.add("name", "view", "kind", "image", "label", Map.of("en", "View"));
            UUID plan = yard.files.text("plan.txt");
            UUID view = yard.files.picture("view.png");
            UUID crane = yard.create("name", "Crane", "plan", plan.toString(), "view", view.toString());

            Row row = yard.row(crane);
            Ref ref = (Ref) Objects.requireNonNull(row.value("view"));
            assertEquals(Ref.to(StoredFile.ENTITY, view), ref);
            assertEquals("view.png", row.titleOf(ref));
            assertEquals(4, Objects.requireNonNull(row.file(ref)).width());
            assertEquals(Set.of(plan, view), yard.files.held);
            assertEquals(List.of("Crane"), yard.names("plan==" + plan));

            yard.update(crane, "plan", null, "name", "Tall crane");
            assertNull(yard.value(crane, "plan"));
            assertEquals(Set.of(plan), yard.files.released);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsNotThereOrNoPictureIsRefused(Dialect dialect) {
        try (Yard yard = Yard.open(dialect, folder)) {
            yard.add("name", "view", "kind", "image", "label", Map.of("en", "View"));
            assertEquals(
                    StandardError.INVALID_FILE,
                    refusal(yard, "view", UUID.randomUUID().toString()).code());
            assertEquals(
                    StandardError.NOT_A_PICTURE,
                    refusal(yard, "view", yard.files.text("words.txt").toString())
                            .code());
            assertEquals(
                    StandardError.INVALID_REFERENCE,
                    refusal(
                                    yard,
                                    "view",
                                    Map.of(
                                            "entity",
                                            Yard.MACHINE,
                                            "id",
                                            UUID.randomUUID().toString()))
                            .code());
            assertThrows(CrmException.class, () -> yard.names("name=null=false", "view"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFileIsNeitherADefaultNorUnique(Dialect dialect) {
        try (Yard yard = Yard.open(dialect, folder)) {
            for (String option : List.of("unique", "filterable", "default")) {
                Object value =
                        option.equals("default") ? yard.files.text("a.txt").toString() : true;
                CrmException refused = assertThrows(
                        CrmException.class,
                        () -> yard.add("name", "plan", "kind", "file", "label", Map.of("en", "Plan"), option, value));
                assertEquals(
                        CustomisationError.UNSUITABLE_OPTION,
                        refused.violations().get(0).code(),
                        option);
            }
        }
    }
}
