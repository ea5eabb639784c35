package org.kartera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutRulesIT {
    @TempDir
    Path folder;

    @Test
    void layoutsThatDoNotFitTheRecordsAreTold() throws IOException {
        Path layouts = Files.createDirectories(folder.resolve("KARTERA-INF/ui/layouts"));
        Files.writeString(layouts.resolve("security.team.json"), """
                {"list": {"columns": ["name", "shoeSize"], "sort": "name"},
                 "views": [{"name": "odd", "label": "team.odd", "filter": "name=gt=", "sort": "name"},
                           {"name": "late", "label": "team.late", "filter": "createdAt=ge=someday"}]}
                """);
        Files.writeString(folder.resolve("KARTERA-INF/ui/index.js"), "export default {}");

        try (TestKernel kernel = TestKernel.derby()) {
            LayoutRules rules = new LayoutRules(new BuiltModule("security", folder.toUri(), new Attributes()), kernel);

            List<String> broken = rules.broken();
            assertEquals(4, broken.size(), broken::toString);
            assertEquals(
                    List.of(true, true, true, true),
                    List.of(
                            broken.get(0).contains("ui.json"),
                            broken.get(1).contains("shoeSize"),
                            broken.get(2).contains("views[0].filter is no filter"),
                            broken.get(3).contains("the view late cannot be shown")),
                    broken::toString);
            assertEquals(Set.of("team.odd", "team.late"), rules.labels());
        }
    }
}
