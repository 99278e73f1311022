/** Why somebody may do something or may not, as pages (LC-1104). */
package org.menkyo.explanation.portal;
