package org.kartera.files.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set about files: the configuration {@code org.kartera.files}. The environment wins: KARTERA_FILES, KARTERA_FILE_LIMIT. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%files.name", localization = "KARTERA-INF/i18n/messages")
public @interface FileSettings {
    /** The folder; empty: {@code files} in the data folder. Several nodes must share one. */
    @AttributeDefinition(name = "%files.folder", description = "%files.folder.description")
    String folder() default "";

    /** Greatest size of a file in megabytes. */
    @AttributeDefinition(name = "%files.limit", description = "%files.limit.description", min = "1")
    int limit() default 250;

    /** What is accepted, by what the content is: media types, of which the end may be a star. */
    @AttributeDefinition(name = "%files.types", description = "%files.types.description")
    String[] types() default {
        "image/*",
        "audio/*",
        "video/*",
        "text/*",
        "message/rfc822",
        "application/gzip",
        "application/json",
        "application/pdf",
        "application/rtf",
        "application/vnd.oasis.opendocument.*",
        "application/vnd.openxmlformats-officedocument.*",
        "application/x-7z-compressed",
        "application/x-ole-storage",
        "application/xhtml+xml",
        "application/xml",
        "application/zip"
    };

    /** Hours for which what nothing refers to is kept. */
    @AttributeDefinition(name = "%files.keepHours", description = "%files.keepHours.description", min = "1")
    int keepHours() default 24;
}
