<@p.layout title=t("license", license.licenseId)>
<#assign base = "/licenses/" + license.licenseId?url>
<dl>
<dt>${t("field.organization")}</dt><dd>${license.organizationName} <span class="hint">${license.organizationIdentifier}</span></dd>
<dt>${t("field.program")}</dt><dd>${t("program." + license.program.name())}<#if !license.inForce> <span class="tag">${t("ended")}</span></#if></dd>
<dt>${t("since")}</dt><dd>${day(license.recordedAt)}</dd>
<#if license.authorizationNumber??><dt>${t("agreements.authorization")}</dt><dd>${license.authorizationNumber}<#if license.authorizationNumberLastDay??> <span class="hint">${t("until", day(license.authorizationNumberLastDay))}</span></#if></dd></#if>
<#if license.resellers?has_content><dt>${t("users.reseller")}</dt><dd><#list license.resellers as reseller><#if reseller.name??>${reseller.name}, </#if>${reseller.email}<#sep><br></#list></dd></#if>
</dl>
<#assign columns = [{"text": t("field.product")}, {"text": t("quantity"), "number": true}, {"text": t("softwareAssurance")}, {"text": t("baseLicense")}, {"text": t("license.term")}]>
<@p.table caption=t("license.caption") columns=columns list={"items": license.products} empty=t("license.empty")>
<#list license.products as line>
<tr>
<@p.cell columns[0].text>${line.name}<br><span class="hint">${line.product}</span></@p.cell>
<@p.cell columns[1].text true>${count(line.quantity)}</@p.cell>
<@p.cell columns[2].text>${line.softwareAssurance?then(t("yes"), t("no"))}</@p.cell>
<@p.cell columns[3].text><#if line.baseLicenseConfirmed??>${line.baseLicenseConfirmed?then(t("baseLicense.confirmed"), t("baseLicense.missing"))}<#if line.baseLicense??><br><span class="hint">${line.baseLicense}</span></#if><#else>–</#if></@p.cell>
<@p.cell columns[4].text>${day(line.startsAt)}<#if line.endsAt??><br><span class="hint">${t("license.ends", day(line.endsAt))}</span></#if></@p.cell>
</tr>
</#list>
</@p.table>
<p class="buttons"><a class="button second" href="${base}/statement.pdf">${t("licenses.pdf")}</a> <a href="/licenses">${t("nav.licenses")}</a></p>
</@p.layout>
