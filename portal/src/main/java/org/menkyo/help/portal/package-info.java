/** Help as pages (LC-708). */
package org.menkyo.help.portal;
