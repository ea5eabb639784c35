package org.kartera.records.configuration;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with configuration packages. */
public enum ConfigurationError implements ErrorCode {
    /** There is no such package here: {0} its name. */
    NO_SUCH_PACKAGE(ErrorKind.MISSING),
    /** The file is no package: {0} what is wrong with it. */
    PACKAGE_UNREADABLE(ErrorKind.INVALID),
    /** What is in the file is larger than packages are: {0} the limit in bytes. */
    PACKAGE_TOO_LARGE(ErrorKind.INVALID),
    /** The package lacks a file: {0} its name. */
    PACKAGE_FILE_MISSING(ErrorKind.INVALID),
    /** The package has a file that packages do not have: {0} its name. */
    PACKAGE_FILE_UNKNOWN(ErrorKind.INVALID),
    /** A file of the package is not as such files are: {0} its name, {1} what is wrong, {2} the line. */
    PACKAGE_MALFORMED(ErrorKind.INVALID),
    /** The package is of a later time than this installation: {0} what it is made for, {1} what is here, {2} 0 of its format, 1 of Kartera, 2 of a module, {3} the module. */
    PACKAGE_NEWER(ErrorKind.INVALID),
    /** The package is of an earlier time than this installation: as {@link #PACKAGE_NEWER}. */
    PACKAGE_OUTDATED(ErrorKind.INVALID),
    /** A later version of the package is applied already: {0} that of the file, {1} the applied one. */
    PACKAGE_OLDER(ErrorKind.CONFLICT),
    /** A module that the package needs is not enabled: {0} the module. */
    PACKAGE_MODULE_MISSING(ErrorKind.INVALID),
    /** Nobody here knows this part of packages: {0} the part. */
    PACKAGE_PART_UNKNOWN(ErrorKind.INVALID),
    /** The change log and the definitions say different things: {0} the first difference. */
    PACKAGE_CHANGE_LOG_DIFFERS(ErrorKind.INVALID),
    /** A field of the same name holds something else: {0} the field, {1} its kind here, {2} its kind in the package. */
    PACKAGE_KIND_DIFFERS(ErrorKind.CONFLICT),
    /** A part of the package cannot be applied: the refusals stand beside. */
    PACKAGE_REFUSED(ErrorKind.INVALID),
    /** The installation has changed since the difference was shown. */
    PACKAGE_DIFFERENCE_STALE(ErrorKind.CONFLICT),
    /** A package is on its way: {0} its name. */
    PACKAGE_BUSY(ErrorKind.CONFLICT),
    /** Nothing is on its way or has failed: {0} the package. */
    PACKAGE_COMPLETE(ErrorKind.CONFLICT),
    /** A thing holds the id of a record, which is another one elsewhere: {0} the thing. */
    PACKAGE_HOLDS_ID(ErrorKind.CONFLICT),
    /** Values stop being shown with the package: {0} its name, {1} how many. */
    PACKAGE_IN_USE(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    ConfigurationError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
