/** Why somebody may do something on a license ID, or may not (LC-1104). */
package org.menkyo.explanation;
