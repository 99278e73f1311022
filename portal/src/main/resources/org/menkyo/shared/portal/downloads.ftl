<@p.layout title=t("nav.downloads")>
<p>${t("downloads.explanation")}</p>
<@p.refusal/>
<@p.filter action="/downloads">
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="product" value=product!""/>
<@p.field name="family" value=family!""/>
<@p.field name="kind" value=kind!"" list=p.choices("mediaKind.", kinds, t("any"))/>
<@p.field name="language" value=language!"" hint=t("downloads.language")/>
<@p.field name="kilobitsPerSecond" value=kilobitsPerSecond!"" list=p.choices("speed.", ["10000", "100000", "1000000"], t("speed.unknown"))/>
</@p.filter>
<#if downloads??>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.product")}, {"text": t("field.language")}, {"text": t("download.size"), "number": true}, {"text": t("download.get")}]>
<@p.table caption=t("downloads.caption") columns=columns list=downloads empty=t("downloads.empty")>
<#list downloads.items as file>
<tr>
<@p.cell columns[0].text>${file.licenseId}</@p.cell>
<@p.cell columns[1].text>${file.productName}<br><span class="hint">${file.version} · ${t("mediaKind." + file.kind.name())}<#if file.usual> · ${t("downloads.usual")}</#if></span><details><summary>SHA-256<span class="unseen"> ${file.fileName}</span></summary><code>${file.sha256}</code></details></@p.cell>
<@p.cell columns[2].text>${languageName(file.language)}</@p.cell>
<@p.cell columns[3].text true>${bytes(file.size)}<#if file.estimatedSeconds??><br><span class="hint"><@duration file.estimatedSeconds/></span></#if></@p.cell>
<@p.cell columns[4].text><form method="post" action="/downloads/${file.licenseId?url}/${file.mediaId}"><@p.token/><input type="hidden" name="back" value="${address}"><button class="second" type="submit">${t("downloads.link")}<span class="unseen"> ${file.fileName}</span></button></form>
<a href="/physical-media?licenseId=${file.licenseId?url}&amp;product=${file.product?url}&amp;language=${file.language?url}">${t("downloads.ship")}<span class="unseen"> ${file.fileName}</span></a></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/downloads" list=downloads query=query/>
</#if>
<h2>${t("downloads.missing")}</h2>
<ul class="topics">
<li>${t("downloads.missing.role")}</li>
<li>${t("downloads.missing.license")}</li>
<li>${t("downloads.missing.upgrade")}</li>
<li>${t("downloads.missing.media")}</li>
</ul>
</@p.layout>
<#-- How long a download takes. -->
<#macro duration seconds>
<#local minutes = (seconds / 60)?ceiling>
<#if minutes < 2>${t("downloads.minute")}<#elseif minutes < 120>${t("downloads.minutes", minutes)}<#else>${t("downloads.hours", (minutes / 60)?ceiling)}</#if></#macro>
