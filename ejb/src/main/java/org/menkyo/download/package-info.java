/** Downloads of media files by those whose licenses entitle to them (LC-702). */
package org.menkyo.download;
