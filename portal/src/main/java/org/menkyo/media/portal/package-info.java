/** The page of media files. */
package org.menkyo.media.portal;
