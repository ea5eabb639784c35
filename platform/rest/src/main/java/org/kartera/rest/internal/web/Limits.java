package org.kartera.rest.internal.web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The settings in force. Another configuration makes another one, and everything that depends on it anew. */
@Component(service = Limits.class, configurationPid = "org.kartera.rest")
@Designate(ocd = GatewaySettings.class)
public final class Limits {
    private final long body;
    private final long upload;
    private final int batch;
    private final int address;
    private final int filter;
    private final int compressFrom;
    private final int heartbeatSeconds;
    private final int eventBacklog;

    @Activate
    public Limits(GatewaySettings settings) {
        this(
                settings.bodyLimit(),
                settings.uploadLimit(),
                settings.batchLimit(),
                settings.addressLimit(),
                settings.filterLimit(),
                settings.compressFrom(),
                settings.heartbeatSeconds(),
                settings.eventBacklog());
    }

    /** Without OSGi. */
    public Limits(
            long body,
            long upload,
            int batch,
            int address,
            int filter,
            int compressFrom,
            int heartbeatSeconds,
            int eventBacklog) {
        this.body = body;
        this.upload = upload;
        this.batch = batch;
        this.address = address;
        this.filter = filter;
        this.compressFrom = compressFrom;
        this.heartbeatSeconds = heartbeatSeconds;
        this.eventBacklog = eventBacklog;
    }

    /** Bytes of a JSON body. */
    public long body() {
        return body;
    }

    /** Bytes of an uploaded file. */
    public long upload() {
        return upload;
    }

    /** Items of a batch. */
    public int batch() {
        return batch;
    }

    /** Characters of an address with its parameters. */
    public int address() {
        return address;
    }

    /** Characters of a filter. */
    public int filter() {
        return filter;
    }

    /** Bytes from which answers are compressed. */
    public int compressFrom() {
        return compressFrom;
    }

    /** Seconds between signs of life on the event stream. */
    public int heartbeatSeconds() {
        return heartbeatSeconds;
    }

    /** Events that may wait for a slow client. */
    public int eventBacklog() {
        return eventBacklog;
    }
}
