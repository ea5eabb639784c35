package org.kartera.events;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** How far those who follow the feed are behind it. A service. */
@ProviderType
public interface FeedProgress {
    /** The age of the oldest entry that has not been sealed yet; zero where all have. The sealer follows every entry, within a second where all is well. */
    Duration lag();
}
