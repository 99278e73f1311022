/** The media files of the catalog's products: how operators record them, and where they are kept (LC-702). */
package org.menkyo.media;
