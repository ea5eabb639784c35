package org.kartera.rest.internal.web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The settings in force. Another configuration makes another one, and everything that depends on it anew. */
@Component(service = Limits.class, configurationPid = "org.kartera.rest")
@Designate(ocd = GatewaySettings.class)
public final class Limits {
    private final GatewaySettings settings;

    @Activate
    public Limits(GatewaySettings settings) {
        this.settings = settings;
    }

    /** Bytes of a JSON body. */
    public long body() {
        return settings.bodyLimit();
    }

    /** Bytes of an uploaded file. */
    public long upload() {
        return settings.uploadLimit();
    }

    /** Items of a batch. */
    public int batch() {
        return settings.batchLimit();
    }

    /** Characters of an address with its parameters. */
    public int address() {
        return settings.addressLimit();
    }

    /** Characters of a filter. */
    public int filter() {
        return settings.filterLimit();
    }

    /** Bytes from which answers are compressed. */
    public int compressFrom() {
        return settings.compressFrom();
    }

    /** Seconds between signs of life on the event stream. */
    public int heartbeatSeconds() {
        return settings.heartbeatSeconds();
    }

    /** Events that may wait for a slow client. */
    public int eventBacklog() {
        return settings.eventBacklog();
    }
}
