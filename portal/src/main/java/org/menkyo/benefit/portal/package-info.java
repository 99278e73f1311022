/** Benefits of Software Assurance as pages (LC-705). */
package org.menkyo.benefit.portal;
