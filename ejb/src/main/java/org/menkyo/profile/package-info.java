/** What a person tells about oneself and chooses: names, language, inheritance (LC-206, LC-501, LC-502). */
package org.menkyo.profile;
