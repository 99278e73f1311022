package org.menkyo.download;

import java.util.UUID;

/**
 * Asks for a link to a media file that the license ID entitles to (LC-702).
 *
 * @param mediaId the media file
 */
public record CreateDownload(UUID mediaId) {}
