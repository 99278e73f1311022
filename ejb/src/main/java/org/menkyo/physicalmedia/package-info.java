/** Media on discs that are shipped, for those who cannot or may not yet download (LC-703). */
package org.menkyo.physicalmedia;
