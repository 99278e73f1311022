/** Registration of the business e-mail as pages (LC-203). */
package org.menkyo.registration.portal;
