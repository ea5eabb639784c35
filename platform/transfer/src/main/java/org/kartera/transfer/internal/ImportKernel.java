package org.kartera.transfer.internal;

import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services of the kernel that imports need, over tables that are up to date. */
@Component(service = ImportKernel.class)
public final class ImportKernel {
    private final RecordGateway gateway;
    private final MetadataSource metadata;
    private final Labels labels;
    private final UnitOfWork work;
    private final Callers callers;
    private final Messages messages;
    private final Installation installation;

    @Activate
    public ImportKernel(
            @Reference RecordGateway gateway,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork work,
            @Reference Callers callers,
            @Reference Messages messages,
            @Reference Installation installation,
            @Reference Migrations migrations) {
        this.gateway = gateway;
        this.metadata = metadata;
        this.labels = new Labels(messages);
        this.work = work;
        this.callers = callers;
        this.messages = messages;
        this.installation = installation;
        migrations.run("transfer", OwnFiles.of(ImportKernel.class));
    }

    RecordGateway gateway() {
        return gateway;
    }

    MetadataSource metadata() {
        return metadata;
    }

    Labels labels() {
        return labels;
    }

    UnitOfWork work() {
        return work;
    }

    Callers callers() {
        return callers;
    }

    Messages messages() {
        return messages;
    }

    Installation installation() {
        return installation;
    }
}
