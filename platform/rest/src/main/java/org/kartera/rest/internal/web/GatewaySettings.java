package org.kartera.rest.internal.web;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set about the REST interface: the configuration {@code org.kartera.rest}. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%rest.name", localization = "KARTERA-INF/i18n/messages")
public @interface GatewaySettings {
    /** Greatest size of a JSON body in bytes. */
    @AttributeDefinition(name = "%rest.bodyLimit", description = "%rest.bodyLimit.description", min = "1024")
    long bodyLimit() default 10_485_760;

    /** Greatest size of an uploaded file in bytes. */
    @AttributeDefinition(name = "%rest.uploadLimit", description = "%rest.uploadLimit.description", min = "1024")
    long uploadLimit() default 1_073_741_824;

    /** How many items a batch may have. */
    @AttributeDefinition(name = "%rest.batchLimit", description = "%rest.batchLimit.description", min = "1")
    int batchLimit() default 1_000;

    /** Greatest length of an address with its parameters. */
    @AttributeDefinition(name = "%rest.addressLimit", description = "%rest.addressLimit.description", min = "200")
    int addressLimit() default 8_000;

    /** Greatest length of a filter in characters. */
    @AttributeDefinition(name = "%rest.filterLimit", description = "%rest.filterLimit.description", min = "100")
    int filterLimit() default 6_000;

    /** Answers of so many bytes are compressed for clients that accept gzip. */
    @AttributeDefinition(name = "%rest.compressFrom", description = "%rest.compressFrom.description", min = "0")
    int compressFrom() default 1_024;

    /** Seconds without an event after which the event stream sends a comment. */
    @AttributeDefinition(name = "%rest.heartbeatSeconds", description = "%rest.heartbeatSeconds.description", min = "1")
    int heartbeatSeconds() default 20;

    /** How many events may wait for a slow client. */
    @AttributeDefinition(name = "%rest.eventBacklog", description = "%rest.eventBacklog.description", min = "10")
    int eventBacklog() default 1_000;
}
