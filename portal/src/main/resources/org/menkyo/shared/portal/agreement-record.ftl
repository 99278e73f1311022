<#import "trade.ftl" as f>
<@p.layout title=t("record.title", agreement.licenseId)>
<#assign at = "/agreement-records/" + agreement.licenseId?url>
<#assign forCase = (caseId??)?then("?caseId=" + caseId?url, "")>
<@p.refusal/>
<dl>
<dt>${t("field.program")}</dt><dd>${t("program." + agreement.program.name())}</dd>
<dt>${t("field.state")}</dt><dd><#if agreement.endedAt??><span class="tag">${t("endedOn", day(agreement.endedAt))}</span><#if agreement.endReason??> ${agreement.endReason}</#if><#else>${t("active.true")}</#if></dd>
<dt>${t("field.organization")}</dt><dd>${agreement.organization.name} <span class="hint">${agreement.organization.identifier}</span></dd>
<#assign place = agreement.organization.address>
<dt>${t("field.address")}</dt><dd>${place.street}, ${place.city}<#if place.region??>, ${place.region}</#if><#if place.postalCode??>, ${place.postalCode}</#if>, ${place.country}</dd>
<#if agreement.authorizationNumber??><dt>${t("field.authorizationNumber")}</dt><dd>${agreement.authorizationNumber}<#if agreement.authorizationNumberLastDay??> <span class="hint">${t("until", day(agreement.authorizationNumberLastDay))}</span></#if></dd></#if>
<#if agreement.parentLicenseId??><dt>${t("field.parentLicenseId")}</dt><dd>${agreement.parentLicenseId}</dd></#if>
<dt>${t("record.recordedAt")}</dt><dd>${moment(agreement.recordedAt)}</dd>
</dl>
<#assign columns = [{"text": t("contact.kind")}, {"text": t("contact.name")}, {"text": t("contact.email")}]>
<@p.table caption=t("contacts") columns=columns list={"items": agreement.contacts} empty=t("contacts.none")>
<#list agreement.contacts as contact>
<tr><@p.cell columns[0].text>${t("contact." + contact.kind.name())}</@p.cell><@p.cell columns[1].text>${contact.name!"–"}</@p.cell><@p.cell columns[2].text>${contact.email}</@p.cell></tr>
</#list>
</@p.table>
<p class="buttons">
<#if !agreement.endedAt??>
<a class="button second" href="${at}/contact${forCase}">${t("record.contact")}</a>
<a class="button second" href="${at}/address${forCase}">${t("record.address")}</a>
<#if ofRecord><a class="button second" href="${at}/transfer">${t("record.transfer")}</a></#if>
</#if>
<a class="button second" href="${at}/changes">${t("record.changes")}</a>
<#if ofRecord><a class="button second" href="/new-support-case?licenseId=${agreement.licenseId?url}">${t("nav.new-support-case")}</a></#if>
</p>
<#if !agreement.endedAt??>
<#if ofRecord && agreement.program.name() != "OPEN">
<details<#if (wrong!{}).parentLicenseId??> open</#if>><summary>${t("record.move")}</summary>
<div class="narrow"><form method="post" action="${at}/parent"><@p.token/>
<@f.entry name="parentLicenseId" start=agreement.parentLicenseId!"" hint=t("parentLicenseId.hint")/>
<button type="submit">${t("record.move")}</button></form></div>
</details>
</#if>
<details<#if (wrong!{}).reason??> open</#if>><summary>${t("record.end")}</summary>
<div class="narrow"><form method="post" action="${at}/end"><@p.token/>
<p>${t("record.end.sure")}</p>
<@f.entry name="reason" required=true/>
<button type="submit">${t("record.end")}</button></form></div>
</details>
</#if>
<p><a href="/agreement-records">${t("nav.agreement-records")}</a></p>
</@p.layout>
