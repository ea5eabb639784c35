package org.kartera.security.internal.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Trait;

/** A list of grants such as {@code pipeline.deal:update=team}. Who has several roles may do what any of them allows. */
@RecordType(name = Role.NAME, title = "{label}", icon = "shield", traits = Trait.SHARED)
public class Role extends CrmRecord {
    static final String NAME = "security.role";

    @Field(
            required = true,
            unique = true,
            length = 60,
            pattern = "[a-z][a-zA-Z0-9_-]*",
            in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE})
    private @Nullable String name;

    @Field(in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE})
    private @Nullable String label;

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String description;

    @Field(tracked = true, length = 200)
    private Set<String> grants = new LinkedHashSet<>();

    /** For the kernel, which makes records without values. */
    public Role() {}

    Role(String name, String label, String description, List<String> grants) {
        this.name = name;
        this.label = label;
        this.description = description;
        this.grants = new LinkedHashSet<>(grants);
    }

    String name() {
        return name == null ? "" : name;
    }

    @Nullable
    String label() {
        return label;
    }

    void label(String newLabel) {
        label = newLabel;
    }

    List<String> grants() {
        return grants == null ? List.of() : List.copyOf(grants);
    }

    void grants(List<String> newGrants) {
        grants = new LinkedHashSet<>(newGrants);
    }
}
