package org.kartera.records.internal.custom;

import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Installation;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.records.configuration.Prospects;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks ahead from the record types and fields that there are. */
@Component(service = {Prospects.class, StoredProspects.class})
public final class StoredProspects implements Prospects {
    private final CustomCatalogue catalogue;
    private final MetadataSource metadata;
    private final Definitions definitions;
    private final FieldUsage usage;

    @Activate
    public StoredProspects(
            @Reference CustomCatalogue catalogue,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unit,
            @Reference Installation installation) {
        this.catalogue = catalogue;
        this.metadata = metadata;
        this.definitions = new Definitions(new FieldBinder(installation::region));
        this.usage = new FieldUsage(new FieldCounts(unit), catalogue.entities());
    }

    Rehearsal rehearsed(ConfigurationPlan plan) {
        return new Rehearsal(definitions, usage, catalogue, metadata.current()).of(plan);
    }

    @Override
    public Metadata after(ConfigurationPlan plan) {
        return rehearsed(plan).metadata();
    }
}
