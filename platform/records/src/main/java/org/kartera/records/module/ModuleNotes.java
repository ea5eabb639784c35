package org.kartera.records.module;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that has found a fault in a module which does not keep it from working, such as a layout that names a field which is not there. A service. */
@ConsumerType
public interface ModuleNotes {
    /** What there is to say of {@code module} at this moment, in words for its author; mostly nothing. */
    List<String> notes(String module);
}
