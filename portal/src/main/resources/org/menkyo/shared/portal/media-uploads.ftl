<#import "trade.ftl" as f>
<@p.layout title=t("nav.media-uploads")>
<p>${t("upload.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<#-- Above the form it is told as REST tells it; which field it is about only the page knows. -->
<#if failureCode! == "MEDIA_DAMAGED"><#global wrong = {"sha256": t("upload.otherSha256")}></#if>
<form method="post" action="/media-uploads">
<@p.token/>
<@f.entry name="product" hint=t("media.product") required=true/>
<@f.entry name="kind" hint=t("upload.kind.hint") list=p.choices("mediaKind.", kinds, t("upload.usualKind"))/>
<@f.entry name="language" hint=t("upload.language.hint") required=true/>
<@f.entry name="version" required=true/>
<@f.entry name="fileName" required=true/>
<@f.entry name="size" required=true/>
<@f.entry name="sha256" hint=t("upload.sha256.hint") required=true/>
<div class="buttons"><button type="submit">${t("upload.start")}</button></div>
</form>
</div>
</@p.layout>
